SELECT version, next, root, file FROM drawn;

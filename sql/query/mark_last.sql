-- Where the second high-water mark lies.
SELECT path, at, size, lost FROM mark ORDER BY id DESC LIMIT 1;

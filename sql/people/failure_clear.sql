-- They were right.
DELETE FROM failure WHERE who = ?1;

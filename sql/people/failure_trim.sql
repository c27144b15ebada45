-- The oldest go, first of those who need not wait.
DELETE FROM failure WHERE who IN
    (SELECT who FROM failure ORDER BY until > ?1, last LIMIT ?2);

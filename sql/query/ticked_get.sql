-- The last tick that was paid.
SELECT at FROM ticked;

-- How many somebody has, and how many letters of words.
SELECT drafts, bytes FROM mark_room WHERE account = ?1;

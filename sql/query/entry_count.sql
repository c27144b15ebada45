-- How many entries there are; leaves have no gaps.
SELECT coalesce(max(leaf) + 1, 0) FROM entry;

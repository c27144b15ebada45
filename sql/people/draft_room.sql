-- How many bytes all drafts and their files have.
SELECT (SELECT coalesce(sum(length(bytes)), 0) FROM draft) +
    (SELECT coalesce(sum(length(bytes)), 0) FROM draft_file);

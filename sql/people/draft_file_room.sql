-- How many files a draft has, and of how many bytes, without one.
SELECT count(*), coalesce(sum(length(bytes)), 0) FROM draft_file WHERE procedure = ?1 AND name <> ?2;

-- Those said longest ago go, what was found last of all.
DELETE FROM scan WHERE sha256 IN (SELECT sha256 FROM scan ORDER BY outcome = 1, at
    LIMIT max(0, (SELECT count(*) FROM scan) - ?1));

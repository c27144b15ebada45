-- What is old, by number and by bytes; the latest never.
DELETE FROM draft WHERE procedure = ?1 AND kind = ?2 AND id IN (
    SELECT id FROM (
        SELECT id, row_number() OVER newest AS nth, sum(length(bytes)) OVER newest AS bytes
        FROM draft WHERE procedure = ?1 AND kind = ?2
        WINDOW newest AS (ORDER BY id DESC ROWS UNBOUNDED PRECEDING))
    WHERE (nth > ?3 OR bytes > ?4) AND nth > 1)
AND id <> (SELECT max(id) FROM draft WHERE procedure = ?1 AND kind = ?2 AND aside = 0);

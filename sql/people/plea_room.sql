-- Where there are more than so many: first those of no account, then the oldest.
DELETE FROM plea WHERE id IN (
    SELECT id FROM plea AS p
    ORDER BY EXISTS (SELECT 1 FROM account WHERE account.mail_key = p.mail_key), id
    LIMIT max(0, (SELECT count(*) FROM plea) - ?1));

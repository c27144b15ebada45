-- The one that is due longest, to the address that its account has now, and whether it came to be moot: a
-- list of duties is of its day, a link may be used, called back or over, and so may what waits for agreement.
-- What somebody did themselves comes after all else: nobody learns from when a mail comes how many bids
-- there are.
SELECT post.id, coalesce(account.mail, post.to_mail), subject, about, trouble, due, next, tries,
    state, post.account, topic, text, receipt,
    (topic = 5 AND due <= ?1 - 86400)
    OR (about GLOB 'invitation *' AND NOT EXISTS (SELECT 1 FROM invitation
        WHERE 'invitation ' || id = about AND taken = 0 AND until > ?1))
    OR (about GLOB 'agreement *' AND NOT EXISTS (SELECT 1 FROM pending
        WHERE about GLOB 'agreement ' || pending.id || ' *' AND fate = 1 AND until > ?1))
    OR (about GLOB 'move * link' AND NOT EXISTS (SELECT 1 FROM move
        WHERE 'move ' || move.account || ' ' || asked || ' link' = about AND until > ?1))
    OR (about GLOB 'recovery * link' AND NOT EXISTS (SELECT 1 FROM recovery
        WHERE 'recovery ' || id || ' link' = about AND over = 0 AND until > ?1))
FROM post LEFT JOIN account ON account.id = post.account
WHERE state = 1 AND next <= ?1 ORDER BY topic = 1, next, post.id LIMIT 1;

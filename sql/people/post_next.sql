-- The one that is due longest, to the address that its account has now. What somebody did themselves
-- comes after all else: nobody learns from when a mail comes how many bids there are.
SELECT post.id, coalesce(account.mail, post.to_mail), subject, about, trouble, due, next, tries,
    state, post.account, topic, text, receipt
FROM post LEFT JOIN account ON account.id = post.account
WHERE state = 1 AND next <= ?1 ORDER BY topic = 1, next, post.id LIMIT 1;

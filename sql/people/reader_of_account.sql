-- Those that are this account, the newest first.
SELECT reader.id, procedure, bidder, name, agreement, ?1, reader.by, reader.made, signed, signed_at, ifnull(mail, ''),
       ifnull(until, 0)
FROM reader LEFT JOIN invitation ON invitation.id = reader.invitation
WHERE (account = ?1 OR (account = 0 AND taken_by = ?1)) AND struck = 0 ORDER BY reader.id DESC LIMIT ?2;

-- Those of a procedure, the oldest first.
SELECT reader.id, procedure, bidder, name, agreement, CASE account WHEN 0 THEN ifnull(taken_by, 0) ELSE account END,
       reader.by, reader.made, signed, signed_at, ifnull(mail, ''), ifnull(until, 0)
FROM reader LEFT JOIN invitation ON invitation.id = reader.invitation
WHERE procedure = ?1 AND struck = 0 ORDER BY reader.id LIMIT ?2;

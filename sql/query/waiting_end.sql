-- It was entered, or its bidder said something else.
DELETE FROM waiting WHERE id = ?1;

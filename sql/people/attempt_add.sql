-- The same again within a minute is one row.
INSERT INTO attempt (procedure, bidder, minute, what, about, why, amount, first, last, times)
VALUES (?1, ?2, ?3 / 60, ?4, ?5, ?6, ?7, ?3, ?3, ?8)
ON CONFLICT (procedure, bidder, minute, what, about, why)
DO UPDATE SET last = ?3, times = times + ?8, amount = max(amount, ?7);

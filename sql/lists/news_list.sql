SELECT t.year, t.number, t.address, t.title, t.buyer, p.at, p.nth, p.says, p.reason
  FROM step p JOIN tender t USING (file) ORDER BY p.at DESC, p.file, p.nth DESC LIMIT ?1;

SELECT entry, number, title, buyer, lot, lot_title, supplier, value, signed_at, signed_iso, begins,
       ends, beyond
  FROM contract ORDER BY signed_iso DESC, entry;

-- The clarification on which a mark rests that was written and is not signed; 0: none.
ALTER TABLE mark_draft ADD COLUMN clarification INTEGER NOT NULL DEFAULT 0;

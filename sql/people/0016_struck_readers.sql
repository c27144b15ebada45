-- When a reader who was named was struck; 0: not. They keep their place for a while, or naming and striking would have
-- no end, and each naming is a mail to whom somebody likes.
ALTER TABLE reader ADD COLUMN struck INTEGER NOT NULL DEFAULT 0;

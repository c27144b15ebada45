-- Fixed when the book is made.
INSERT INTO setting (name, value) VALUES (?1, ?2);

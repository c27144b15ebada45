-- The secret.
SELECT secret FROM padlock_asked;

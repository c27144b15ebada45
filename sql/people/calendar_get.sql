-- Since when somebody has one.
SELECT made FROM calendar WHERE account = ?1;

-- Of a mirror: what was shown of one procedure, to be shown anew.
DELETE FROM act WHERE file = ?1;

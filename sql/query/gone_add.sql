-- A sealed file that is to go, and to stay away.
INSERT OR IGNORE INTO gone (hash) VALUES (?1);

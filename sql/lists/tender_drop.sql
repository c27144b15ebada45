DELETE FROM tender WHERE file = ?1;

-- Both clocks agree so far.
UPDATE pulse SET boot = ?1, wall = ?2, steady = ?3;

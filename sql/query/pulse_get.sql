-- What both clocks said at the last turn.
SELECT boot, wall, steady FROM pulse;

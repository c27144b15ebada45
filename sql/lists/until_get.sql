SELECT min(until) FROM span WHERE until > ?1;

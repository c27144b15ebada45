-- What is over needs no parcel.
UPDATE pending SET parcel = x'' WHERE fate = 1 AND until <= ?1 AND length(parcel) > 0;

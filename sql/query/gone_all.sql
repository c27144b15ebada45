-- Sealed files that an act erased.
SELECT hash FROM gone;

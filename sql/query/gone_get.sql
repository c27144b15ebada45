-- Did an act erase this sealed file?
SELECT 1 FROM gone WHERE hash = ?1;

# reasons.awk - prints C: every reason that the given sources define, in their order, so that
# doc/acts.md can list them all. A reason is defined at the start of a line.
BEGIN {
    print "/* made by tools/reasons.awk */"
    print "#include \"reasons.h\""
}
/^const Reason [a-z_0-9]+ =/ {
    name[++n] = $3
    print "extern const Reason " $3 ";"
}
END {
    print "const Reason *const reasons[] = {"
    for (i = 1; i <= n; i++)
        print "    &" name[i] ","
    print "};\nconst ptrdiff_t reason_count = " n ";"
}

# rooms.awk - prints every #include that looks at a room beside or above its own, and every one by
# which a pure room looks at one that is not.
#
#   awk -f tools/rooms.awk $(find src -name '*.[ch]')
#
# A folder within a room is on its room's floor: core/stage and core/view are core. Files directly in
# src/ are the programs: they may look at all rooms.
BEGIN {
    floors = "base:0 sys:1 draw:1 law:1 count:1 tree:1 seal:1 core:2 book:3 share:3 proof:3 accounts:3 " \
        "clerk:4 letters:4 auditor:4 mail:4 desk:5 page:6 witness:6 lists:7 far:7 story:7 http:8 cli:9"
    for (n = split(floors, part, " "); n; n--) {
        split(part[n], pair, ":")
        floor[pair[1]] = pair[2]
    }
    for (n = split("base draw law count tree core", part, " "); n; n--)
        pure[part[n]]
}
FNR == 1 {
    depth = split(FILENAME, path, "/")
    room = depth > 2 ? path[2] : ""
    if (room != "" && !(room in floor))
        print FILENAME ": " room " is no room that tools/rooms.awk knows"
}
/^[ \t]*#[ \t]*include[ \t]*"/ {             # what stands in <> is the system's
    split($0, piece, /"/)
    if (piece[2] ~ /\.\./)
        print FILENAME ":" FNR ": an include starts at src/, not at " piece[2]
    split(piece[2], it, "/")
    if (!(room in floor) || !(it[1] in floor) || it[1] == room)
        next
    if (floor[it[1]] >= floor[room])
        print FILENAME ":" FNR ": " room " must not look at " it[1]
    else if (room in pure && !(it[1] in pure))
        print FILENAME ":" FNR ": " room " is pure and must not look at " it[1]
}

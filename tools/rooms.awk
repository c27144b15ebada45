# rooms.awk - prints every #include that looks at a room beside or above its own.
#
#   awk -f tools/rooms.awk $(find src -name '*.[ch]')
#
# Files directly in src/ are the programs: they may look at all rooms.
BEGIN {
    floors = "base:0 core:1 tree:1 seal:1 book:2 share:2 proof:2 clerk:3 page:3 letters:3 auditor:3 door:4"
    for (n = split(floors, part, " "); n; n--) {
        split(part[n], pair, ":")
        floor[pair[1]] = pair[2]
    }
}
FNR == 1 {
    depth = split(FILENAME, path, "/")
    room = depth > 2 ? path[2] : ""
    if (room != "" && !(room in floor))
        print FILENAME ": " room " is no room that tools/rooms.awk knows"
}
/^[ \t]*#[ \t]*include/ {
    split($0, piece, /["<>]/)
    if (piece[2] ~ /\.\./)
        print FILENAME ":" FNR ": an include starts at src/, not at " piece[2]
    split(piece[2], it, "/")
    if (room in floor && it[1] in floor && it[1] != room && floor[it[1]] >= floor[room])
        print FILENAME ":" FNR ": " room " must not look at " it[1]
}

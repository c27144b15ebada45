#include "http/own_disk.h"

static const struct { const char *word, *file, *says; } pages[OWN_DISKS] = {
    [DISK_HOLDER] = { "holder", "tenderbox-holder.html",
                      "For who holds a padlock: it makes the padlock, prints its sheet and tests "
                      "it." },
    [DISK_SEAL]   = { "seal", "tenderbox-seal.html",
                      "For who bids: it seals files and prices by the order that the page of a bid "
                      "gives, into one file to be handed in." },
};

const char *own_disk_word(OwnDisk which)  { return pages[which].word; }
const Asset *own_disk_page(OwnDisk which) { return asset_of(str(pages[which].file)); }
Hash own_disk_fingerprint(OwnDisk which)  { return sha256(own_disk_page(which)->bytes); }

Hash own_disk_published(const Procedure *p, OwnDisk which)
{
    return which == DISK_SEAL ? p->tools.seal : p->tools.holder;
}

ToolShown own_disk_shown(OwnDisk which, const Procedure *p, Arena *a)
{
    const Asset *page = own_disk_page(which);
    ToolShown shown = { .file = str(page->name), .address = str(page->address),
                        .says = str(pages[which].says) };
    Hash published = p ? own_disk_published(p, which) : (Hash){ 0 };
    tool_compare(&shown, own_disk_fingerprint(which), published, p ? p->tools.leaf : 0, a);
    return shown;
}

const Tools *own_disk_tools(Arena *a)
{
    Tools *tools = make(a, Tools, 1);
    *tools = (Tools){ .seal = own_disk_fingerprint(DISK_SEAL),
                      .holder = own_disk_fingerprint(DISK_HOLDER) };
    return tools;
}

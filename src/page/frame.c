#include "page/frame.h"

void frame_at(Frame *frame, Section section)
{
    frame->at_home      = section == IN_HOME;
    frame->at_tenders   = section == IN_TENDERS;
    frame->at_contracts = section == IN_CONTRACTS;
    frame->at_log       = section == IN_LOG;
    frame->at_sign_in   = section == IN_SIGN_IN;
}

Frame frame_of(const Frame *frame, int status, Arena *a)
{
    Frame told = *frame;
    if (status == 422)
        told.title = str_put(a, "Error: {}", frame->title);
    return told;
}

/* language.h - the languages that pages are written in. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

typedef enum Language { ENGLISH, WELSH, LANGUAGES } Language;

#endif

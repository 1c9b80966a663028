#ifndef HUDNA_CCURL_H
#define HUDNA_CCURL_H

// Types and numbers of libcurl's headers; its functions are found when they are first needed (curl.c), so that a program which fetches nothing does
// not load it. The options are set by functions with fixed arguments: Swift can't call those of libcurl, which take any.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

/// Whether libcurl is there; loads it the first time.
int ccurl_is_there(void);

CURL *ccurl_make(void);
void ccurl_free(CURL *handle);
void ccurl_reset(CURL *handle);
CURLcode ccurl_perform(CURL *handle);
const char *ccurl_reason(CURLcode code);

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_data(CURL *handle, CURLoption option, void *value);
CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *headers);
CURLcode ccurl_set_taker(CURL *handle, CURLoption option, size_t (*taker)(char *, size_t, size_t, void *));
CURLcode ccurl_set_opener(CURL *handle, curl_socket_t (*opener)(void *, curlsocktype, struct curl_sockaddr *));
CURLcode ccurl_set_watcher(CURL *handle, int (*watcher)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t));
/// http and https, and nothing else.
CURLcode ccurl_set_web_only(CURL *handle);

/// A number that libcurl knows of the last request; 0 where it does not.
long ccurl_number(CURL *handle, CURLINFO info);
/// Seconds that the server asks to wait; 0 where it does not.
long ccurl_retry_after(CURL *handle);

struct curl_slist *ccurl_headers_add(struct curl_slist *headers, const char *line);
void ccurl_headers_free(struct curl_slist *headers);

CURLU *ccurl_url_make(void);
void ccurl_url_free(CURLU *url);
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *value, unsigned int flags);
/// To be freed with `ccurl_text_free`; null where there is none.
char *ccurl_url_get(CURLU *url, CURLUPart part, unsigned int flags);
void ccurl_text_free(char *text);

#endif

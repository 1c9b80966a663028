#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>

// One pointer for each function that is used, of the type that the header gives it.
#define EACH(use)                                                                                                                                     \
    use(curl_global_init) use(curl_easy_init) use(curl_easy_cleanup) use(curl_easy_reset) use(curl_easy_perform) use(curl_easy_strerror)               \
        use(curl_easy_setopt) use(curl_easy_getinfo) use(curl_slist_append) use(curl_slist_free_all) use(curl_url) use(curl_url_cleanup)              \
            use(curl_url_set) use(curl_url_get) use(curl_free)

#define DECLARE(name) static __typeof__(&name) f_##name;
EACH(DECLARE)

static int is_there = 0;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
#ifdef __APPLE__
    const char *names[] = {"libcurl.4.dylib"};
#else
    const char *names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
#endif
    void *library = 0;
    for (unsigned i = 0; i < sizeof names / sizeof *names && !library; i++) library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    int found = 1;
#define FIND(name) found &= (f_##name = (__typeof__(&name))dlsym(library, #name)) != 0;
    EACH(FIND)
    is_there = found && f_curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int ccurl_is_there(void) {
    pthread_once(&once, load);
    return is_there;
}

CURL *ccurl_make(void) { return ccurl_is_there() ? f_curl_easy_init() : 0; }
void ccurl_free(CURL *handle) { f_curl_easy_cleanup(handle); }
void ccurl_reset(CURL *handle) { f_curl_easy_reset(handle); }
CURLcode ccurl_perform(CURL *handle) { return f_curl_easy_perform(handle); }
const char *ccurl_reason(CURLcode code) { return f_curl_easy_strerror(code); }

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value) { return f_curl_easy_setopt(handle, option, value); }
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) { return f_curl_easy_setopt(handle, option, value); }
CURLcode ccurl_set_data(CURL *handle, CURLoption option, void *value) { return f_curl_easy_setopt(handle, option, value); }
CURLcode ccurl_set_headers(CURL *handle, struct curl_slist *headers) { return f_curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers); }
CURLcode ccurl_set_taker(CURL *handle, CURLoption option, size_t (*taker)(char *, size_t, size_t, void *)) {
    return f_curl_easy_setopt(handle, option, taker);
}
CURLcode ccurl_set_opener(CURL *handle, curl_socket_t (*opener)(void *, curlsocktype, struct curl_sockaddr *)) {
    return f_curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}
CURLcode ccurl_set_watcher(CURL *handle, int (*watcher)(void *, curl_off_t, curl_off_t, curl_off_t, curl_off_t)) {
    return f_curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watcher);
}
CURLcode ccurl_set_web_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
    // By its text where the library at hand knows that, else by the older number.
    if (f_curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK) return CURLE_OK;
#endif
    const CURLoption protocols = (CURLoption)181;  // CURLOPT_PROTOCOLS, which newer headers call outdated
    return f_curl_easy_setopt(handle, protocols, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
}

long ccurl_number(CURL *handle, CURLINFO info) {
    long value = 0;
    return f_curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}
long ccurl_retry_after(CURL *handle) {
    curl_off_t value = 0;
    return f_curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &value) == CURLE_OK && value > 0 ? (long)value : 0;
}

struct curl_slist *ccurl_headers_add(struct curl_slist *headers, const char *line) { return f_curl_slist_append(headers, line); }
void ccurl_headers_free(struct curl_slist *headers) { f_curl_slist_free_all(headers); }

CURLU *ccurl_url_make(void) { return ccurl_is_there() ? f_curl_url() : 0; }
void ccurl_url_free(CURLU *url) { f_curl_url_cleanup(url); }
CURLUcode ccurl_url_set(CURLU *url, CURLUPart part, const char *value, unsigned int flags) { return f_curl_url_set(url, part, value, flags); }
char *ccurl_url_get(CURLU *url, CURLUPart part, unsigned int flags) {
    char *value = 0;
    return f_curl_url_get(url, part, &value, flags) == CURLUE_OK ? value : 0;
}
void ccurl_text_free(char *text) { f_curl_free(text); }

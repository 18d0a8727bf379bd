#pragma once

#include <curl/curl.h>

/// libcurl's calls with a variable number of arguments, one function for each kind of argument: Swift cannot call the
/// originals.

static inline CURLcode stemma_easy_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stemma_easy_set_offset(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

/// libcurl copies the text, except for CURLOPT_POSTFIELDS.
static inline CURLcode stemma_easy_set_text(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode stemma_easy_set_pointer(CURL *_Nonnull handle, CURLoption option, void *_Nullable value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*stemma_sink)(char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

/// For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION.
static inline CURLcode stemma_easy_set_sink(CURL *_Nonnull handle, CURLoption option, stemma_sink _Nonnull sink) {
  return curl_easy_setopt(handle, option, sink);
}

/// 0 where libcurl does not know.
static inline long stemma_easy_get_long(CURL *_Nonnull handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

static inline void *_Nullable stemma_easy_get_private(CURL *_Nonnull handle) {
  char *value = 0;
  return curl_easy_getinfo(handle, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : 0;
}

static inline CURLMcode stemma_multi_set_long(CURLM *_Nonnull multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

/// The result of a transfer that is done; the union in CURLMsg does not reach Swift by name.
static inline CURLcode stemma_message_result(const CURLMsg *_Nonnull message) { return message->data.result; }

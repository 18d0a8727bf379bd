// The least that libcurl can do: COUNT requests, WIDTH at the same time, answers thrown away. Arguments: URL COUNT WIDTH.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static const char body[] =
    "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"Question 0? Answer with a letter.\"}]}";

static size_t drop(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes, (void)context;
  return size * count;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  long count = atol(argv[2]), width = atol(argv[3]), started = 0, done = 0;
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, width);
  struct curl_slist *headers = curl_slist_append(NULL, "Content-Type: application/json");
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (; started < width && started < count; started++) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, argv[1]);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
    curl_multi_add_handle(multi, easy);
  }
  while (done < count) {
    int running, left;
    curl_multi_perform(multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));) {
      if (message->data.result != CURLE_OK) return 1;
      CURL *easy = message->easy_handle;
      curl_multi_remove_handle(multi, easy);
      done++;
      if (started < count) started++, curl_multi_add_handle(multi, easy);
    }
    if (done < count) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double wall = end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9;
  double cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  printf("floor n=%ld width=%ld wall=%.3f s %.0f requests/s cpu=%.4f ms/request peak=%ld MiB\n", count, width, wall,
         count / wall, cpu / count * 1000, usage.ru_maxrss / 1024);
}

// How fast is SQLite itself with the rows of a store? A bare loop of inserts of the same rows into the same tables, all of
// them in memory beforehand, with the settings of a bulk recording and the same indexes made afterwards, in one
// transaction. What is not here: statements checked, written as canonical JSON, hashed and turned into rows; cycles.
//
//   cc -O2 -o floor floor.c -lsqlite3 && ./floor STORE NEW [checked]
//
// "checked": with foreign keys and checks, as they are where less is recorded.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const tables[] = {"statement", "recording", "version", "description", "derivation", "input", "fact"};
static const char *const late[] = {"derivation_output", "input_parent", "statement_id", "version_name"};
enum { tableCount = sizeof tables / sizeof *tables, lateCount = sizeof late / sizeof *late };

typedef struct {
  sqlite3_value **values;
  long rows;
  int columns;
} Rows;

static sqlite3 *database;

static void require(int isRight, sqlite3 *database, const char *what) {
  if (isRight) return;
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

static void run(const char *sql) { require(sqlite3_exec(database, sql, 0, 0, 0) == SQLITE_OK, database, sql); }

static sqlite3_stmt *prepared(sqlite3 *database, const char *sql) {
  sqlite3_stmt *statement;
  require(sqlite3_prepare_v2(database, sql, -1, &statement, 0) == SQLITE_OK, database, sql);
  return statement;
}

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static Rows loaded(sqlite3 *source, const char *table) {
  char sql[100];
  snprintf(sql, sizeof sql, "SELECT * FROM %s", table);
  sqlite3_stmt *statement = prepared(source, sql);
  Rows rows = {0, 0, sqlite3_column_count(statement)};
  for (long room = 0; sqlite3_step(statement) == SQLITE_ROW; rows.rows++) {
    if (rows.rows == room) {
      room = room ? 2 * room : 1024;
      rows.values = realloc(rows.values, (size_t)(room * rows.columns) * sizeof *rows.values);
      if (!rows.values) exit(1);
    }
    for (int column = 0; column < rows.columns; column++)
      rows.values[rows.rows * rows.columns + column] = sqlite3_value_dup(sqlite3_column_value(statement, column));
  }
  sqlite3_finalize(statement);
  return rows;
}

static void bind(sqlite3_stmt *statement, int index, sqlite3_value *value) {
  switch (sqlite3_value_type(value)) {
  case SQLITE_INTEGER: sqlite3_bind_int64(statement, index, sqlite3_value_int64(value)); break;
  case SQLITE_FLOAT: sqlite3_bind_double(statement, index, sqlite3_value_double(value)); break;
  case SQLITE_NULL: sqlite3_bind_null(statement, index); break;
  case SQLITE_TEXT:
    sqlite3_bind_text(statement, index, (const char *)sqlite3_value_text(value), sqlite3_value_bytes(value), 0);
    break;
  default:
    // Without a byte there is no pointer, which would mean NULL.
    if (!sqlite3_value_bytes(value)) sqlite3_bind_zeroblob(statement, index, 0);
    else sqlite3_bind_blob(statement, index, sqlite3_value_blob(value), sqlite3_value_bytes(value), 0);
  }
}

static void insert(const char *table, Rows rows) {
  char sql[200];
  int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", table);
  for (int column = 1; column < rows.columns; column++)
    length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
  snprintf(sql + length, sizeof sql - (size_t)length, ")");
  sqlite3_stmt *statement = prepared(database, sql);
  for (long row = 0; row < rows.rows; row++) {
    for (int column = 0; column < rows.columns; column++)
      bind(statement, column + 1, rows.values[row * rows.columns + column]);
    require(sqlite3_step(statement) == SQLITE_DONE, database, table);
    sqlite3_reset(statement);
  }
  sqlite3_finalize(statement);
}

// Makes the tables, indexes and triggers of the store, and gives the SQL of the indexes that are made last.
static void copySchema(sqlite3 *source, char *later[lateCount]) {
  sqlite3_stmt *all = prepared(
    source, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'view' ORDER BY type = 'trigger', rowid");
  while (sqlite3_step(all) == SQLITE_ROW) {
    const char *sql = (const char *)sqlite3_column_text(all, 1);
    int isLate = 0;
    for (int index = 0; index < lateCount; index++)
      if (!strcmp(late[index], (const char *)sqlite3_column_text(all, 0))) later[index] = strdup(sql), isLate = 1;
    if (!isLate) run(sql);
  }
  sqlite3_finalize(all);
}

int main(int count, char **words) {
  if (count < 3) return fprintf(stderr, "usage: floor STORE NEW [checked]\n"), 2;
  int isChecked = count > 3 && !strcmp(words[3], "checked");
  sqlite3 *source;
  require(sqlite3_open_v2(words[1], &source, SQLITE_OPEN_READONLY, 0) == SQLITE_OK, source, words[1]);
  Rows rows[tableCount], methods = loaded(source, "method");
  for (int table = 0; table < tableCount; table++) rows[table] = loaded(source, tables[table]);
  require(sqlite3_open(words[2], &database) == SQLITE_OK, database, words[2]);
  run("PRAGMA page_size = 16384; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA cache_size = -250000");
  run("PRAGMA temp_store = FILE; PRAGMA threads = 2");
  run(isChecked ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  char *later[lateCount] = {0};
  copySchema(source, later);
  insert("method", methods);
  double processor = seconds(CLOCK_PROCESS_CPUTIME_ID), wall = seconds(CLOCK_MONOTONIC);
  run("BEGIN IMMEDIATE");
  for (int table = 0; table < tableCount; table++) insert(tables[table], rows[table]);
  run("PRAGMA cache_size = -16384");
  for (int index = 0; index < lateCount; index++)
    if (later[index]) run(later[index]);
  run("COMMIT");
  processor = seconds(CLOCK_PROCESS_CPUTIME_ID) - processor;
  wall = seconds(CLOCK_MONOTONIC) - wall;
  printf("%ld statements: %.1f s, %.0f/s; by processor time %.1f s, %.0f/s\n", rows[0].rows, wall,
         (double)rows[0].rows / wall, processor, (double)rows[0].rows / processor);
  return sqlite3_close(database) != SQLITE_OK;
}

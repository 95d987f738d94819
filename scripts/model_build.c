/* Build-time program: model_build OUT.c NAME.model…
 *
 *   file -> its bytes as a C string; its lines "name: …" and "learned-from: …" beside it
 *
 * It does not check a model: the program does, whenever it reads one, and a test does for these.
 * So a build succeeds while features and models are out of step, as they are in training. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *detail)
{
    fprintf(stderr, "model_build: %s: %s\n", what, detail);
    exit(1);
}

static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        fail("cannot read", path);
    long end = ftell(file);
    rewind(file);
    unsigned char *bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    if (bytes == NULL || fread(bytes, 1, (size_t)end, file) != (size_t)end)
        fail("cannot read", path);
    fclose(file);
    bytes[end] = '\0';
    *size = (size_t)end;
    return bytes;
}

/* Octal escapes of three digits never run into what follows. */
static void write_byte(FILE *out, unsigned char byte)
{
    if (byte >= ' ' && byte < 0x7F && byte != '"' && byte != '\\' && byte != '?')
        fputc(byte, out);
    else
        fprintf(out, "\\%03o", byte);
}

static void write_bytes(FILE *out, const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        fputs(i % 32 == 0 ? "\n    \"" : "", out);
        write_byte(out, bytes[i]);
        fputs(i % 32 == 31 || i + 1 == n ? "\"" : "", out);
    }
}

/* The values of all lines with a key, one behind the other, up to the empty line. */
static void write_lines(FILE *out, const unsigned char *bytes, const char *key, const char *path)
{
    const char *line = (const char *)bytes;
    const char *between = "";
    size_t n = strlen(key);
    fputc('"', out);
    while (*line != '\n' && *line != '\0') {
        size_t length = strcspn(line, "\n");
        if (length > n && strncmp(line, key, n) == 0) {
            fputs(between, out);
            for (size_t i = n; i < length; i++)
                write_byte(out, (unsigned char)line[i]);
            between = "\\n";
        }
        line += length + (line[length] == '\n');
    }
    fputc('"', out);
    if (*between == '\0')
        fail(path, "there is no line with its name, or what it was learned from");
}

int main(int argc, char **argv)
{
    if (argc < 3)
        fail("usage", "model_build OUT.c NAME.model...");
    FILE *out = fopen(argv[1], "w");
    if (out == NULL)
        fail("cannot open", argv[1]);
    fprintf(out, "/* Made by scripts/model_build.c. */\n#include \"kernel/models.h\"\n\n"
                 "const struct model_builtin models_builtin[] = {\n");
    for (int i = 2; i < argc; i++) {
        size_t size;
        unsigned char *bytes = read_file(argv[i], &size);
        fputs("    {", out);
        write_lines(out, bytes, "name: ", argv[i]);
        fputs(", ", out);
        write_lines(out, bytes, "learned-from: ", argv[i]);
        fputs(",", out);
        write_bytes(out, bytes, size);
        fprintf(out, ",\n     %zu},\n", size);
        free(bytes);
    }
    fprintf(out, "};\n\nconst size_t models_count = %d;\n", argc - 2);
    if (fclose(out) != 0)
        fail("cannot write", argv[1]);
    return 0;
}

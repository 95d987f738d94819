/* Finds and reads models. A file is read whole, once a run; what it holds is for the kernel to
 * judge. */
#include "driver/models.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "kernel/models.h"
#include "nutgraf.h"

enum { FILE_MOST = 4 << 20, READ_BYTES = 1 << 16 };

bool nutgraf_model_at(size_t number, struct nutgraf_model *model)
{
    if (number >= models_count)
        return false;
    const struct model_builtin *builtin = &models_builtin[number];
    *model = (struct nutgraf_model){builtin->name, builtin->learned_from, builtin->size};
    return true;
}

/* The end of the file and all before it; false and *error where the system fails, or where no model
 * is so long. */
static bool read_stream(FILE *stream, const char *path, struct buffer *bytes, struct error *error)
{
    size_t n = 1;
    while (n > 0) {
        if (bytes->len > FILE_MOST) {
            error_set(error, ERROR_USAGE, "model '%s': a file so long is no model", path);
            return false;
        }
        if (!buffer_reserve(bytes, READ_BYTES)) {
            error_set(error, ERROR_MEMORY, "no memory for the model '%s'", path);
            return false;
        }
        n = fread(bytes->data + bytes->len, 1, READ_BYTES, stream);
        bytes->len += n;
    }
    if (ferror(stream))
        error_set_system(error, ERROR_USAGE, "cannot read the model '%s'", path);
    return !ferror(stream);
}

static struct model *read_model(struct str bytes, const char *name, struct error *error)
{
    struct error why = {0};
    struct model *model = model_new(bytes, &models_inputs, &why);
    if (!model)
        error_set(error, why.code == ERROR_MEMORY ? ERROR_MEMORY : ERROR_USAGE, "model '%s': %s",
                  name, why.text);
    return model;
}

static struct model *load_file(const char *path, struct error *error)
{
    struct buffer bytes = {0};
    struct model *model = NULL;
    FILE *stream = fopen(path, "rbe");
    if (!stream) {
        error_set_system(error, ERROR_USAGE, "cannot open the model '%s'", path);
        return NULL;
    }
    if (read_stream(stream, path, &bytes, error))
        model = read_model(buffer_str(&bytes), path, error);
    fclose(stream);
    buffer_free(&bytes);
    return model;
}

static void unknown(const char *name, struct error *error)
{
    char names[200] = "";
    for (size_t i = 0; i < models_count; i++) {
        const char *between = i == 0 ? "" : i + 1 == models_count ? " and " : ", ";
        size_t n = strlen(names);
        snprintf(names + n, sizeof names - n, "%s%s", between, models_builtin[i].name);
    }
    error_set(error, ERROR_USAGE,
              "there is no model '%s'; built in are %s, and a file is given with its path, as in "
              "./%s",
              name, names, name);
}

struct model *models_load(const char *name, struct error *error)
{
    const struct model_builtin *builtin = name ? models_find(str_of(name)) : &models_builtin[0];
    if (builtin)
        return read_model((struct str){builtin->bytes, builtin->size}, builtin->name, error);
    if (strpbrk(name, "/."))
        return load_file(name, error);
    unknown(name, error);
    return NULL;
}

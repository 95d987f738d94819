/* The head of a model file, which people can read: a line a fact, "key: words".
 *
 *   nutgraf model 2
 *   name: news
 *   learned-from: …                                  several such lines are one text
 *   feature: place                                   name
 *   forest: 0 400 6 3                                output trees depth shift
 *   gain: score -400 900 0 36 1200                   name low high offset factor scale
 *   gain-layer: 1 6                                  outputs shift
 *   dictionary: 3735928559                           what the tables' keys belong to
 *   words: 16                                        bits of a table's size
 *   parameter: stop-gain 120
 *   (an empty line)
 *
 * Strict: a key, a name or a number that is not expected is an error that tells its line. */
#include "kernel/model_text.h"

#include <string.h>

enum { TEXT_MAX = 1 << 16, SHIFT_MAX = 31 };

const char *const model_parameters_names[MODEL_PARAMETERS] = {
    [MODEL_STOP_GAIN] = "stop-gain",           [MODEL_LENGTH_POWER] = "length-power",
    [MODEL_POINTS_POWER] = "points-power",     [MODEL_NOISE_LIMIT] = "noise-limit",
    [MODEL_DANGLING_LIMIT] = "dangling-limit", [MODEL_NOISE_COST] = "noise-cost",
    [MODEL_DANGLING_COST] = "dangling-cost",   [MODEL_REPEAT_LIMIT] = "repeat-limit",
};

struct reading {
    struct model *model;
    struct model_text *text;
    const struct model_inputs *inputs;
    struct str line; /* what is left of it */
    unsigned number; /* of the line */
    struct error *error;
};

static bool wrong(const struct reading *reading, const char *what)
{
    error_set(reading->error, ERROR_DAMAGED, "the model's line %u: %s", reading->number, what);
    return false;
}

/* Cuts what stands before the next mark, or all, off the front. */
static struct str cut(struct str *from, char mark)
{
    const char *found = from->len ? memchr(from->data, mark, from->len) : NULL;
    struct str piece = {from->data, found ? (size_t)(found - from->data) : from->len};
    size_t gone = piece.len + (found != NULL);
    *from = (struct str){from->data + gone, from->len - gone};
    return piece;
}

/* The next word as a number in decimal digits. */
static bool take_number(struct reading *reading, int64_t least, int64_t most, int64_t *number)
{
    struct str word = cut(&reading->line, ' ');
    bool minus = word.len > 0 && word.data[0] == '-';
    int64_t value = 0;
    if (word.len == minus || word.len > 12)
        return wrong(reading, "a number is missing, or none");
    for (size_t i = minus; i < word.len; i++) {
        if (word.data[i] < '0' || word.data[i] > '9')
            return wrong(reading, "a number is missing, or none");
        value = 10 * value + (word.data[i] - '0');
    }
    *number = minus ? -value : value;
    return (*number >= least && *number <= most) || wrong(reading, "a number is out of its range");
}

static bool take_short(struct reading *reading, int16_t *value)
{
    int64_t number;
    if (!take_number(reading, INT16_MIN, INT16_MAX, &number))
        return false;
    *value = (int16_t)number;
    return true;
}

static bool at_end(const struct reading *reading)
{
    return reading->line.len == 0 || wrong(reading, "there is more than is wanted");
}

static bool other_inputs(const struct reading *reading, struct str name, const char *expected)
{
    error_set(reading->error, ERROR_DAMAGED,
              "the model was made for other features: its line %u has '%.*s' where this nutgraf "
              "has '%s'",
              reading->number, (int)(name.len < 40 ? name.len : 40), name.data, expected);
    return false;
}

/* Cut values must fit 16 bits when the offset is taken off and the factor put on. */
static bool fits(const struct network *network, uint32_t i)
{
    int64_t low = (network->low[i] - network->offset[i]) * (int64_t)network->factor[i];
    int64_t high = (network->high[i] - network->offset[i]) * (int64_t)network->factor[i];
    return network->low[i] <= network->high[i] && low >= -INT16_MAX && low <= INT16_MAX &&
           high >= -INT16_MAX && high <= INT16_MAX;
}

/* The name of the next input. */
static bool take_name(struct reading *reading, const char *const *names, uint32_t n, uint32_t i)
{
    struct str name = cut(&reading->line, ' ');
    if (i == n || !str_equal(name, str_of(names[i])))
        return other_inputs(reading, name, i < n ? names[i] : "no more");
    return true;
}

static bool read_feature(struct reading *reading)
{
    struct forests *forests = &reading->model->forests;
    const struct model_inputs *inputs = reading->inputs;
    if (!take_name(reading, inputs->features, inputs->n_features, forests->n_inputs) ||
        !at_end(reading))
        return false;
    return forests->n_inputs++ < FOREST_INPUTS_MAX || wrong(reading, "there are too many inputs");
}

static bool read_forest(struct reading *reading)
{
    struct forests *forests = &reading->model->forests;
    int64_t output, trees, depth, shift;
    if (!take_number(reading, 0, FOREST_OUTPUTS - 1, &output) ||
        !take_number(reading, 1, FOREST_TREES_MAX, &trees) ||
        !take_number(reading, 1, FOREST_DEPTH_MAX, &depth) ||
        !take_number(reading, 0, FOREST_SHIFT_MAX, &shift) || !at_end(reading))
        return false;
    for (uint32_t f = 0; f < forests->n; f++)
        if (forests->forest[f].output == output)
            return wrong(reading, "a second forest of one output");
    forests->forest[forests->n++] = (struct forest){.output = (uint32_t)output,
                                                    .n_trees = (uint32_t)trees,
                                                    .depth = (uint32_t)depth,
                                                    .shift = (unsigned)shift};
    return true;
}

static bool read_gain(struct reading *reading, struct network *network)
{
    uint32_t i = network->n_inputs;
    if (!take_name(reading, reading->inputs->gains, reading->inputs->n_gains, i))
        return false;
    if (i == NETWORK_INPUTS_MAX)
        return wrong(reading, "there are too many inputs");
    if (!take_short(reading, &network->low[i]) || !take_short(reading, &network->high[i]) ||
        !take_short(reading, &network->offset[i]) || !take_short(reading, &network->factor[i]) ||
        !take_short(reading, &network->scale[i]) || !at_end(reading))
        return false;
    network->n_inputs++;
    return fits(network, i) || wrong(reading, "the cut values do not fit 16 bits");
}

static bool read_layer(struct reading *reading, struct network *network)
{
    int64_t outputs, shift;
    if (network->n_layers == NETWORK_LAYERS_MAX)
        return wrong(reading, "there are too many layers");
    if (!take_number(reading, 1, NETWORK_WIDTH_MAX, &outputs) ||
        !take_number(reading, 0, SHIFT_MAX, &shift) || !at_end(reading))
        return false;
    network->layers[network->n_layers++] =
        (struct network_layer){.n_out = (uint32_t)outputs, .shift = (unsigned)shift};
    return true;
}

static bool read_words(struct reading *reading)
{
    int64_t bits;
    if (reading->text->n_tables == MODEL_TABLES_MAX)
        return wrong(reading, "there are too many tables of words");
    if (!take_number(reading, 0, MODEL_TABLE_BITS_MAX, &bits) || !at_end(reading))
        return false;
    reading->text->word_bits[reading->text->n_tables++] = (uint8_t)bits;
    return true;
}

static bool read_dictionary(struct reading *reading)
{
    int64_t number;
    if (!take_number(reading, 0, UINT32_MAX, &number) || !at_end(reading))
        return false;
    return reading->inputs->dictionary == NULL || *reading->inputs->dictionary == number ||
           wrong(reading, "its words were learned with another dictionary");
}

static bool read_parameter(struct reading *reading)
{
    struct str name = cut(&reading->line, ' ');
    int64_t value;
    unsigned p = 0;
    while (p < MODEL_PARAMETERS && !str_equal(name, str_of(model_parameters_names[p])))
        p++;
    if (p == MODEL_PARAMETERS || reading->model->given[p])
        return wrong(reading, "a parameter that is not known, or given before");
    if (!take_number(reading, INT32_MIN, INT32_MAX, &value) || !at_end(reading))
        return false;
    reading->model->parameter[p] = (int32_t)value;
    reading->model->given[p] = true;
    return true;
}

/* Puts the line behind what the text already says, on a line of its own. */
static bool add_text(struct reading *reading, const char **text)
{
    size_t before = *text ? strlen(*text) + 1 : 0;
    char *whole = ARENA_NEW(&reading->model->arena, before + reading->line.len + 1, char);
    if (whole == NULL) {
        error_set(reading->error, ERROR_MEMORY, "no memory for the model's text");
        return false;
    }
    if (before) {
        memcpy(whole, *text, before - 1);
        whole[before - 1] = '\n';
    }
    memcpy(whole + before, reading->line.data, reading->line.len);
    whole[before + reading->line.len] = '\0';
    *text = whole;
    return true;
}

static bool read_line(struct reading *reading)
{
    struct model *model = reading->model;
    for (size_t i = 0; i < reading->line.len; i++)
        if ((unsigned char)reading->line.data[i] < ' ' || reading->line.data[i] == 0x7F)
            return wrong(reading, "a control character");
    struct str key = cut(&reading->line, ':');
    if (reading->line.len == 0 || reading->line.data[0] != ' ')
        return wrong(reading, "no 'key: value'");
    cut(&reading->line, ' ');
    if (str_equal(key, STR("name")))
        return model->name == NULL ? add_text(reading, &model->name)
                                   : wrong(reading, "a second name");
    if (str_equal(key, STR("learned-from")))
        return add_text(reading, &model->learned_from);
    if (str_equal(key, STR("feature")))
        return read_feature(reading);
    if (str_equal(key, STR("forest")))
        return read_forest(reading);
    if (str_equal(key, STR("gain")))
        return read_gain(reading, &model->gain);
    if (str_equal(key, STR("gain-layer")))
        return read_layer(reading, &model->gain);
    if (str_equal(key, STR("words")))
        return read_words(reading);
    if (str_equal(key, STR("dictionary")))
        return read_dictionary(reading);
    return str_equal(key, STR("parameter")) ? read_parameter(reading)
                                            : wrong(reading, "a key that is not known");
}

/* "nutgraf model 2" */
static bool read_version(struct reading *reading)
{
    struct str magic = STR("nutgraf model ");
    int64_t version;
    if (reading->line.len < magic.len || memcmp(reading->line.data, magic.data, magic.len) != 0) {
        error_set(reading->error, ERROR_DAMAGED,
                  "this is no model: it does not begin with 'nutgraf model'");
        return false;
    }
    reading->line = (struct str){reading->line.data + magic.len, reading->line.len - magic.len};
    if (!take_number(reading, 1, INT32_MAX, &version) || !at_end(reading))
        return false;
    if (version == MODEL_VERSION)
        return true;
    error_set(reading->error, ERROR_DAMAGED,
              "wrong version: the model's format is version %d, this nutgraf reads version %d",
              (int)version, MODEL_VERSION);
    return false;
}

/* A stage is there with all its inputs and one forest or layer at least, or not at all. */
static bool check_stage(const struct reading *reading, const char *name, uint32_t inputs,
                        uint32_t wanted, uint32_t parts)
{
    const char *wrong_how = NULL;
    if (inputs == 0 && parts == 0)
        return true;
    if (inputs < wanted)
        wrong_how = "the model was made for other features: it has fewer than this nutgraf";
    else if (parts == 0)
        wrong_how = "the model has inputs, but nothing that asks for them";
    if (wrong_how)
        error_set(reading->error, ERROR_DAMAGED, "%s (%s)", wrong_how, name);
    return wrong_how == NULL;
}

static bool check_stages(const struct reading *reading)
{
    const struct forests *forests = &reading->model->forests;
    const struct network *gain = &reading->model->gain;
    const struct model_inputs *inputs = reading->inputs;
    if (!check_stage(reading, "feature", forests->n_inputs, inputs->n_features, forests->n) ||
        !check_stage(reading, "gain", gain->n_inputs, inputs->n_gains, gain->n_layers))
        return false;
    if (gain->n_layers == 0 || gain->layers[gain->n_layers - 1].n_out == 1)
        return true;
    error_set(reading->error, ERROR_DAMAGED, "the model's last layer has too many outputs (gain)");
    return false;
}

bool model_text_read(struct str bytes, const struct model_inputs *inputs, struct model *model,
                     struct model_text *text, struct error *error)
{
    struct str rest = {bytes.data, bytes.len < TEXT_MAX ? bytes.len : TEXT_MAX};
    struct reading reading = {model, text, inputs, {0}, 1, error};
    reading.line = cut(&rest, '\n');
    if (!read_version(&reading))
        return false;
    for (;;) {
        reading.number++;
        if (rest.len == 0 || memchr(rest.data, '\n', rest.len) == NULL)
            return wrong(&reading, "the text is truncated: no empty line ends it");
        reading.line = cut(&rest, '\n');
        if (reading.line.len == 0)
            break;
        if (!read_line(&reading))
            return false;
    }
    text->size = (size_t)(rest.data - bytes.data);
    if (model->name == NULL || model->learned_from == NULL)
        return wrong(&reading, "the model does not tell its name and what it was learned from");
    return check_stages(&reading);
}

/* Each file of ../shared/samples/damaged: what must come out of it, and why.
 *
 * part.aa and part.ab are the halves of 2,000,000 bytes of JSON Lines, cut inside a line: 204 and
 * 199 records of their own (203 newlines and a tail without one, 198 and a tail), 402 together.
 * Files of three such parts (multi) hold 587. All counts were held against what the tools give
 * (wc -l of zstd -dc, gzip -dc, xz -dc, bzip2 -dc, lz4 -dc, 7z e -so, tar xO). */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "test_archive.h"

static const struct {
    const char *file;
    size_t records, lost;
    const char *reason; /* of the first loss */
} rows[] = {
    /* 7z t: all is well. 204 + 199 and the five bytes of a text; directory, link, empty file */
    {"a.7z", 404, 0, ""},
    {"a.cpio", 404, 0, ""},
    {"a.zip", 404, 0, ""},
    /* zstd -t: restored data doesn't match checksum. All bytes are there */
    {"badcksum.zst", 204, 1, "checksum"},
    /* gzip -t: crc error. All bytes are there */
    {"badcrc.gz", 204, 1, "checksum"},
    /* the same in the first of two members: the second follows, its first line whole */
    {"badcrc_m1.gz", 402, 1, "checksum"},
    /* 10 MB of zeros in gzip in gzip: no text, not an archive */
    {"bomb.gz.gz", 0, 1, "unknown kind"},
    {"bz.zip", 204, 0, ""},
    /* CSV is text until it can be read */
    {"c.csv", 1, 0, ""},
    /* two tars of two files of 204 and 199 records; tar tf shows one of them */
    {"cat.tar.gz", 806, 0, ""},
    /* bzip2 -t: data integrity (CRC) error in data. The changed bit scrambles all of the first
     * block, which is one unreadable record */
    {"corrupt.bz2", 1, 1, "corrupt"},
    /* gzip -t: crc and length error; gzip -dc gives 99 newlines in 999,985 bytes, as here */
    {"corrupt.gz", 100, 1, "checksum"},
    /* xz -t: compressed data is corrupt; xz -dc gives 80 newlines and a tail */
    {"corrupt.xz", 81, 1, "corrupt"},
    /* 7z t: data error in part.aa, at its 2,000th byte: nothing of it. part.ab and a text */
    {"corrupt.zip", 200, 1, "corrupt"},
    {"corrupt.zst", 204, 1, "checksum"},
    /* 7z t: all is well; its one name is CP437 */
    {"cp.zip", 1, 0, ""},
    {"d.dict", 0, 1, "unknown kind"},
    /* deflate64, which 7z knows and libarchive does not */
    {"d64.zip", 0, 1, "unsupported"},
    {"dd.zip", 204, 0, ""},
    {"defl_dd.zip", 2, 0, ""},
    /* zstd -t: dictionary mismatch */
    {"dict.zst", 0, 1, "unsupported"},
    /* no bytes: no records, no damage, unlike zstd -t */
    {"empty.zst", 0, 0, ""},
    {"emptyz.zip", 0, 0, ""},
    /* the names are encrypted as well: one loss */
    {"enc.7z", 0, 1, "encrypted"},
    /* part.aa, part.ab, empty.txt, a text; the link and the directory are none */
    {"enc.zip", 0, 4, "encrypted"},
    {"enc_aes.zip", 0, 1, "encrypted"},
    {"enc_nohdr.7z", 0, 1, "encrypted"},
    /* what looks like an mtree is text, and nothing follows its paths */
    {"evil.mtree", 1, 0, ""},
    /* bzip2, gzip, lz4: trailing garbage ignored; xz, zstd: an error. Told, and nothing is lost */
    {"garbage.bz2", 204, 1, "garbage"},
    {"garbage.gz", 204, 1, "garbage"},
    {"garbage.lz4", 204, 1, "garbage"},
    {"garbage.xz", 204, 1, "garbage"},
    {"garbage.zip", 404, 1, "garbage"},
    {"garbage.zst", 204, 1, "garbage"},
    /* gzip -dc stops at the garbage with 203 lines; here the second member is found */
    {"garbagemid.gz", 402, 1, "garbage"},
    {"h.csv", 1, 0, ""},
    /* zstd -t: frame requires too much memory: a window of 180 MB, and of 2 GiB */
    {"long31.zst", 0, 1, "limit"},
    {"long31s.zst", 0, 1, "limit"},
    {"lz.zip", 204, 0, ""},
    /* a.json holds one letter; the rest are resource forks */
    {"mac.tar", 1, 0, ""},
    {"mac.zip", 1, 0, ""},
    {"many.zip", 70000, 0, ""},
    {"multi.bz2", 587, 0, ""},
    {"multi.gz", 587, 0, ""},
    {"multi.lz4", 587, 0, ""},
    {"multi.xz", 587, 0, ""},
    {"multi.zst", 587, 0, ""},
    /* a tar.zst of 406 records (below) and part.aa.gz; sparse.bin is zeros */
    {"nest.zip", 610, 1, "unknown kind"},
    /* 7z t: unexpected end of archive. All members are there, the link as a text */
    {"nocd.zip", 405, 1, "truncated"},
    /* gzip -t: unexpected end of file; only the trailer is missing, or half of it */
    {"notrailer.gz", 204, 1, "truncated"},
    {"notrailer4.gz", 204, 1, "truncated"},
    {"ppmd.zip", 204, 0, ""},
    /* a shell script in front; 7z does not open it, unzip does */
    {"prefix.zip", 404, 0, ""},
    {"pz.txt.Z", 204, 0, ""},
    /* zstd -t: all is well; 401 newlines and a tail, skippable frames anywhere */
    {"skip_end.zst", 402, 0, ""},
    {"skip_first.lz4", 204, 0, ""},
    {"skip_first0.zst", 402, 0, ""},
    {"skip_firstD.zst", 402, 0, ""},
    {"skip_firstE.zst", 402, 0, ""},
    {"skip_mid.zst", 402, 0, ""},
    {"skip_only.zst", 0, 0, ""},
    {"SOURCE.txt", 1, 0, ""},
    {"store.zip", 404, 0, ""},
    {"stored_dd.zip", 2, 0, ""},
    {"stream.zip", 404, 0, ""},
    /* a.json 204, b.json 199, three small texts; sparse.bin is a million zeros: no text */
    {"t.tar.zst", 406, 1, "unknown kind"},
    /* the header of b.json is broken: 1,955 blocks read over, tar tf says the same */
    {"t_badhdr.tar", 207, 2, "corrupt"},
    /* gzip -t: crc and length error: 14 bytes too many, so that no header behind a.json stands at
     * a multiple of 512; tar finds nothing more either */
    {"t_corrupt.tar.gz", 204, 3, "checksum"},
    /* sparse.bin, and what is behind the end: 13 blocks and a piece */
    {"t_garbage.tar", 406, 3, "unknown kind"},
    {"t_noeof.tar", 406, 1, "unknown kind"},
    /* tar tf: unexpected EOF, inside b.json: 90 newlines of it and a tail */
    {"t_trunc.tar", 295, 1, "truncated"},
    /* gzip -t: unexpected end of file, inside a.json; then tar's own end is missing as well */
    {"t_trunc.tar.gz", 203, 2, "truncated"},
    {"t_trunc.tar.zst", 95, 2, "truncated"},
    {"tpax.tar", 406, 1, "unknown kind"},
    /* bzip2 -t: file ends unexpectedly, inside its first block: bzip2 -dc gives nothing */
    {"trunc.bz2", 0, 1, "truncated"},
    /* gzip -dc gives 92 newlines and a tail */
    {"trunc.gz", 93, 1, "truncated"},
    /* lz4 -t: unfinished stream, inside its only block of 1 MB: lz4 -dc gives nothing */
    {"trunc.lz4", 0, 1, "truncated"},
    /* xz -dc gives 80 newlines and a tail */
    {"trunc.xz", 81, 1, "truncated"},
    /* 7z: no table of contents, data error; 7z e -so gives 201 newlines and a tail */
    {"trunc.zip", 202, 2, "truncated"},
    /* zstd -dc gives 69 newlines and a tail */
    {"trunc.zst", 70, 1, "truncated"},
    /* one whole frame and a piece: 270 newlines and a tail */
    {"trunc_frame2.zst", 271, 1, "truncated"},
    /* one whole member and a piece: 298 newlines and a tail */
    {"trunc_m2.gz", 299, 1, "truncated"},
    /* sparse.bin is one hole here, which libarchive gives no byte of: an empty member */
    {"tsp.tar", 406, 0, ""},
    {"ultra22.zst", 587, 0, ""},
    {"urls.txt", 1, 0, ""},
    /* zstd -t: dictionary mismatch; the dictionary is in a skippable frame, as a WARC has it */
    {"warcdict.zst", 204, 0, ""},
    /* gzip and xz: all is well; zstd -t: unsupported format. Zeros are padding */
    {"zeropad.gz", 204, 0, ""},
    {"zeropad.xz", 204, 0, ""},
    {"zeropad.zst", 204, 0, ""},
    {"zip64.zip", 204, 0, ""},
};

/* The directory of the samples, or NULL with a reason printed. */
static const char *samples(char path[400])
{
    struct stat status;
    const char *shared = getenv("NUTGRAF_SHARED");
    snprintf(path, 400, "%s/samples/damaged",
             shared != NULL && shared[0] != '\0' ? shared : TEST_DIR "/../../shared");
    if (stat(path, &status) == 0)
        return path;
    cr_skip("the samples are not there: %s", path);
    return NULL;
}

Test(damaged, each_sample_gives_what_can_be_had)
{
    char directory[400], path[500];
    if (samples(directory) == NULL)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(path, sizeof path, "%s/%s", directory, rows[i].file);
        struct reading reading = test_read_path(path, 300000, &test_options, false);
        cr_expect(reading.error == ERROR_NONE, "%s: error %d", rows[i].file, (int)reading.error);
        cr_expect(reading.records == rows[i].records, "%s: %zu records, not %zu", rows[i].file,
                  reading.records, rows[i].records);
        cr_expect(reading.lost == rows[i].lost, "%s: %zu losses, not %zu: %s", rows[i].file,
                  reading.lost, rows[i].lost, reading.text);
        cr_expect(strcmp(reading.first, rows[i].reason) == 0, "%s: %s, not %s (%s)", rows[i].file,
                  reading.first, rows[i].reason, reading.text);
    }
}

/* Whatever the blocks; a few of each kind, since this is many bytes. */
Test(damaged, whatever_the_block)
{
    static const char *const files[] = {"corrupt.gz",  "trunc_frame2.zst", "garbagemid.gz",
                                        "t_trunc.tar", "corrupt.zip",      "nest.zip"};
    char directory[400], path[500];
    if (samples(directory) == NULL)
        return;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", directory, files[i]);
        struct reading a = test_read_path(path, 10000, &test_options, false);
        struct reading b = test_read_path(path, 4 << 20, &test_options, false);
        cr_expect(a.hash == b.hash && a.records == b.records && a.lost == b.lost, "%s", files[i]);
    }
}

package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"runtime"
	"strings"
	"testing"
)

const keyword = "perihelion/test/1"

// drawn is a small picture with every colour.
func drawn() image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 20, 10))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	return img
}

func written(t *testing.T, notes ...Note) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, drawn(), 144, notes...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestADocumentComesBack(t *testing.T) {
	for _, text := range []string{"{}", "", strings.Repeat("sunrise −1 ", 10_000), "\x00\xff"} {
		want := Note{keyword, text}
		file := written(t, Note{"Comment", "not this one"}, want)
		if got, err := Read(file, "perihelion/"); err != nil || got != want {
			t.Errorf("%.20q comes back as %.20q, %v", text, got.Text, err)
		}
		img, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for y := range 10 {
			for x := range 20 {
				if got, want := color.NRGBAModel.Convert(img.At(x, y)), drawn().At(x, y); got != want {
					t.Fatalf("the pixel at %d, %d is %v, want %v", x, y, got, want)
				}
			}
		}
	}
}

// A document takes no more room than it must, and stands in one chunk.
func TestDocumentsAreCompressed(t *testing.T) {
	text := strings.Repeat(`{"p50":0.9},`, 10_000)
	without, with := written(t), written(t, Note{keyword, text})
	if more := len(with) - len(without); more > len(text)/20 {
		t.Errorf("a document of %d bytes takes %d", len(text), more)
	}
	if n := bytes.Count(with, []byte("iTXt"+keyword+"\x00\x01\x00")); n != 1 {
		t.Errorf("it stands in %d compressed chunks", n)
	}
}

func TestKeywordsAreChecked(t *testing.T) {
	for _, keyword := range []string{"", strings.Repeat("x", 80)} {
		if err := Write(io.Discard, drawn(), 72, Note{keyword, "x"}); err == nil {
			t.Errorf("the keyword %q is written", keyword)
		}
	}
}

// chunk is a chunk with a right checksum.
func chunk(kind, data string) string {
	size := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(kind+data)))
	return string(size) + kind + data + string(sum)
}

func deflated(text string) string { return bomb(text, 1) }

// bomb is a text many times, compressed.
func bomb(text string, times int) string {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	for range times {
		io.WriteString(z, text)
	}
	z.Close()
	return b.String()
}

// Hostile and damaged files get a sentence each, and take no more memory than a document
// may have.
func TestHostilePictures(t *testing.T) {
	const head = signature
	header, end := chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00"), chunk("IEND", "")
	document := func(rest string) string { return head + header + chunk("iTXt", keyword+rest) + end }
	whole := string(written(t, Note{keyword, strings.Repeat("text ", 100)}))
	flipped := func(at int) string { return whole[:at] + string(whole[at]^1) + whole[at+1:] }
	text := strings.Index(whole, keyword)

	tests := map[string]struct{ file, want string }{
		"no PNG":                  {"GIF89a", "is no PNG"},
		"nothing":                 {"", "is no PNG"},
		"the signature alone":     {head, "is cut short"},
		"no header":               {head + end, "does not begin with the header"},
		"a short header":          {head + chunk("IHDR", "\x00"), "does not begin with the header"},
		"no data":                 {head + header + end, "is a picture without data"},
		"another text":            {head + header + chunk("iTXt", "Comment\x00\x00\x00\x00\x00x") + end, "without data"},
		"another kind of chunk":   {head + header + chunk("tEXt", keyword+"\x00x") + end, "without data"},
		"no end":                  {head + header, "is cut short"},
		"a flipped bit of text":   {flipped(text + 30), "checksum of its chunk \"iTXt\""},
		"a flipped bit of header": {flipped(18), "checksum of its chunk \"IHDR\""},
		"a flipped length":        {flipped(text - 8), "is"},
		"a length of 4 GB":        {head + "\xff\xff\xff\xffIHDR", "is cut short"},
		"twice":                   {head + header + strings.Repeat(chunk("iTXt", keyword+"\x00\x00\x00\x00\x00{}"), 2) + end, "two documents"},
		"twice, two keywords":     {head + header + chunk("iTXt", "perihelion/a\x00\x00\x00\x00\x00{}") + chunk("iTXt", "perihelion/b\x00\x00\x00\x00\x00{}") + end, "two documents"},
		"no end of the keyword":   {document(""), "cannot be read"},
		"no method":               {document("\x00\x01"), "cannot be read"},
		"another method":          {document("\x00\x01\x07\x00\x00" + deflated("{}")), "cannot be read"},
		"another flag":            {document("\x00\x09\x00\x00\x00{}"), "cannot be read"},
		"no language":             {document("\x00\x01\x00"), "cannot be read"},
		"no translation":          {document("\x00\x01\x00\x00"), "cannot be read"},
		"a long keyword":          {document(strings.Repeat("x", 80) + "\x00\x00\x00\x00\x00{}"), "cannot be read"},
		"no deflate":              {document("\x00\x01\x00\x00\x00{}"), "cannot be read"},
		"deflate cut short":       {document("\x00\x01\x00\x00\x00" + deflated(strings.Repeat("abc", 1000))[:12]), "cannot be read"},
		"a wrong sum of deflate":  {document("\x00\x01\x00\x00\x00" + deflated("{}")[:6] + "\x00\x00\x00\x00"), "cannot be read"},
		"a bomb":                  {document("\x00\x01\x00\x00\x00" + bomb(strings.Repeat("\x00", 1<<20), Most>>20+1)), "more than 32 MB"},
	}
	for at := len(head); at < len(whole); { // cut at each chunk, and within each
		size := int(binary.BigEndian.Uint32([]byte(whole[at:])))
		tests["cut before "+whole[at+4:at+8]] = struct{ file, want string }{whole[:at], "is cut short"}
		tests["cut in "+whole[at+4:at+8]] = struct{ file, want string }{whole[:at+6+size/2], "is cut short"}
		at += size + frame
	}
	if len(tests) < 30 {
		t.Errorf("only %d files", len(tests))
	}
	for name, test := range tests {
		if note, err := Read([]byte(test.file), "perihelion/"); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %.20q, %v; want an error with %q", name, note.Text, err, test.want)
		}
	}
}

func TestABombTakesLittleMemory(t *testing.T) {
	const size = 512 << 20
	file := []byte(signature + chunk("IHDR", strings.Repeat("\x00", headerSize)) +
		chunk("iTXt", keyword+"\x00\x01\x00\x00\x00"+bomb(strings.Repeat("\x00", 1<<20), size>>20)) + chunk("IEND", ""))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Read(file, "perihelion/"); err == nil {
		t.Fatal("it was read")
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 8*Most {
		t.Errorf("%d bytes in a file of %d took %d bytes of memory", size, len(file), took)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := Write(&b, drawn(), 72, Note{keyword, "{}"}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(signature))
	f.Fuzz(func(t *testing.T, file []byte) {
		if note, err := Read(file, "perihelion/"); err == nil && len(note.Text) > Most {
			t.Errorf("%d bytes", len(note.Text))
		}
	})
}

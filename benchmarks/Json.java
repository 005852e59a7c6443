import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of a JSON reader as results need: maps, lists, strings, exact numbers, true, false and null. */
final class Json {

    private final String text;

    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object read(String text) {
        Json json = new Json(text);
        json.skip();
        return json.value();
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> map();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        open();
        while (text.charAt(at) != '}') {
            String key = string();
            skip();
            open();
            map.put(key, value());
            next();
        }
        at++;
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        open();
        while (text.charAt(at) != ']') {
            list.add(value());
            next();
        }
        at++;
        return list;
    }

    private void open() {
        at++;
        skip();
    }

    private void next() {
        skip();
        if (text.charAt(at) == ',') {
            open();
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) != '\\') {
                read.append(text.charAt(at));
            } else if (text.charAt(++at) == 'u') {
                read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                at += 4;
            } else {
                read.append(escaped(text.charAt(at)));
            }
        }
        at++;
        return read.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> letter;
        };
    }

    private Object word() {
        int from = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        return switch (word) {
            case "true", "false", "null" -> word;
            default -> new BigDecimal(word);
        };
    }
}

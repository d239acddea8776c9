package dev.parley.client.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingListTest {
    @Test
    void aPictureStaysAsItWasWhateverBecomesOfTheList() {
        GrowingList<Integer> list = new GrowingList<>();
        List<Integer> none = list.picture();
        List<List<Integer>> pictures = new ArrayList<>();
        List<List<Integer>> wanted = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            list.add(i);
            all.add(i);
            if (i % 3 == 0) {
                pictures.add(list.picture());
                wanted.add(List.copyOf(all));
            }
            if (i % 2 == 0) {
                list.setLast(-i);
                all.set(all.size() - 1, -i);
            }
        }

        assertThat(pictures).isEqualTo(wanted);
        assertThat(list.picture()).isEqualTo(all);
        assertThat(none).isEmpty();
    }

    @Test
    void aPictureIsNotCopiedAndAnythingElseIs() {
        GrowingList<String> list = new GrowingList<>();
        list.add("a");
        List<String> picture = list.picture();
        List<String> changing = new ArrayList<>(List.of("a"));
        List<String> kept = GrowingList.kept(changing);
        changing.clear();

        assertThat(GrowingList.kept(picture)).isSameAs(picture);
        assertThat(kept).containsExactly("a");
        assertThatThrownBy(() -> picture.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> picture.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }
}

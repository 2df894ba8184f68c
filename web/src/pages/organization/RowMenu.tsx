import { Menu, MenuItem, MenuList, MenuPopover } from "@fluentui/react-components";

/** Target is the record whose menu is open, and the button that it hangs at. */
export interface Target<Of> {
    record: Of;
    at: HTMLElement;
}

/** Item is one thing that can be done; false where it may not. */
export type Item = { word: string; run: () => void } | false;

/** RowMenu is the menu of one row: one for a whole list, since each would weigh more than its row. */
export function RowMenu({ target, items, close }: { target: Target<unknown>; items: Item[]; close: () => void }) {
    const leave = () => {
        close();
        target.at.focus();
    };
    return (
        <Menu open positioning={{ target: target.at, position: "below", align: "end" }} onOpenChange={(_, { open }) => !open && leave()}>
            <MenuPopover>
                <MenuList>
                    {items.map(
                        (item) =>
                            item !== false && (
                                <MenuItem
                                    key={item.word}
                                    onClick={() => {
                                        leave();
                                        item.run();
                                    }}
                                >
                                    {item.word}
                                </MenuItem>
                            ),
                    )}
                </MenuList>
            </MenuPopover>
        </Menu>
    );
}
